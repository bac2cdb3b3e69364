-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "previous_id" INTEGER,
ADD COLUMN     "repeat" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "campaign_previous_id_key" ON "campaign"("previous_id");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;
