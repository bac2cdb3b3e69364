-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "repeat_day" INTEGER,
ADD COLUMN     "rests_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "uploader_id" INTEGER;
