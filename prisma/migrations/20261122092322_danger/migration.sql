-- CreateIndex
CREATE INDEX "ticket_danger_idx" ON "ticket"("created_at") WHERE (urgency = 'khan' AND acknowledged_at IS NULL AND escalated_at IS NULL);

-- Denunciations from before are seen by custodians alone.
UPDATE "ticket" SET "restricted" = true WHERE "kind" = 'to_cao';
