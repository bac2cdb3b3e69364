-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "campaign_id" INTEGER;

-- CreateTable
CREATE TABLE "campaign_reply" (
    "id" SERIAL NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "identity_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_reply_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_reply_campaign_id_id_idx" ON "campaign_reply"("campaign_id", "id");

-- CreateIndex
CREATE INDEX "campaign_reply_person_id_idx" ON "campaign_reply"("person_id");

-- CreateIndex
CREATE INDEX "ticket_campaign_id_idx" ON "ticket"("campaign_id");

-- AddForeignKey
ALTER TABLE "campaign_reply" ADD CONSTRAINT "campaign_reply_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;
