-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "readers" TEXT NOT NULL DEFAULT 'own';

-- CreateIndex
CREATE INDEX "ticket_restricted_idx" ON "ticket"("unit_id") WHERE (restricted);
