
-- CreateIndex
CREATE INDEX "outgoing_message_campaign_idx" ON "outgoing_message"("replace_key") WHERE (replace_key ~~ 'campaign-%');
