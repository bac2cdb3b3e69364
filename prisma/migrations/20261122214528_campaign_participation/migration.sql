-- CreateTable
CREATE TABLE "campaign_rsvp" (
    "campaign_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_rsvp_pkey" PRIMARY KEY ("campaign_id","person_id")
);

-- CreateTable
CREATE TABLE "campaign_pledge" (
    "campaign_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "amount" BIGINT,
    "pledged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_pledge_pkey" PRIMARY KEY ("campaign_id","person_id")
);

-- CreateIndex
CREATE INDEX "campaign_rsvp_person_id_idx" ON "campaign_rsvp"("person_id");

-- CreateIndex
CREATE INDEX "campaign_pledge_person_id_idx" ON "campaign_pledge"("person_id");

-- AddForeignKey
ALTER TABLE "campaign_rsvp" ADD CONSTRAINT "campaign_rsvp_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_pledge" ADD CONSTRAINT "campaign_pledge_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
