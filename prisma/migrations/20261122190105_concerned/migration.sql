-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "concerned_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
