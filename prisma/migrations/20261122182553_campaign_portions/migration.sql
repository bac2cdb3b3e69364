-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "plan_left" INTEGER;
