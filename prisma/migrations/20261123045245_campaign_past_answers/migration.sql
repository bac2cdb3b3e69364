-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "past_answers" JSONB;
