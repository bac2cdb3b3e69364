-- AlterTable
ALTER TABLE "data_request" ADD COLUMN     "identity_check" TEXT,
ADD COLUMN     "taken_by_id" INTEGER;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_taken_by_id_fkey" FOREIGN KEY ("taken_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
