-- AlterTable
ALTER TABLE "identity" ADD COLUMN     "last_interaction_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outgoing_message" ADD COLUMN     "cost" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "phone" TEXT;

-- CreateIndex
CREATE INDEX "outgoing_message_billed_idx" ON "outgoing_message"("account_id", "created_at") WHERE (cost = 'billed');

-- Until now every deed was kept in one column.
UPDATE "identity" SET "last_interaction_at" = "last_inbound_at";
