-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "beyond_window" JSONB;

-- AlterTable
ALTER TABLE "campaign_recipient" ADD COLUMN     "by_template" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "campaign_broadcast" (
    "id" SERIAL NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "stage" JSONB NOT NULL DEFAULT '{"stage":"new"}',
    "holder" TEXT,
    "platform_id" TEXT,
    "not_before" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "campaign_broadcast_campaign_id_account_id_key" ON "campaign_broadcast"("campaign_id", "account_id");

-- AddForeignKey
ALTER TABLE "campaign_broadcast" ADD CONSTRAINT "campaign_broadcast_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
