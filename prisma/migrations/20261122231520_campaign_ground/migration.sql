-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "ground" TEXT;
