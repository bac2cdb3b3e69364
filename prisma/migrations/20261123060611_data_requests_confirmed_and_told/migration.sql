-- AlterTable
ALTER TABLE "data_breach" ADD COLUMN     "told_at" TIMESTAMPTZ(3),
ADD COLUMN     "warned_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "data_request" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "run_by_id" INTEGER,
ADD COLUMN     "second_by_id" INTEGER,
ADD COLUMN     "tapped_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_at" TIMESTAMPTZ(3),
ADD COLUMN     "warned_of_at" TIMESTAMPTZ(3);

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_run_by_id_fkey" FOREIGN KEY ("run_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_second_by_id_fkey" FOREIGN KEY ("second_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was asked in a chat was confirmed there by a tap; of what is there already nobody is told anew.
UPDATE "data_request" SET "tapped_at" = "received_at"
WHERE "kind" = 'delete' AND "taken_by_id" IS NULL AND "detail" IS NULL;
UPDATE "data_request" SET "told_at" = "received_at", "warned_of_at" = "due_at";
UPDATE "data_breach" SET "told_at" = "noticed_at";
