-- CreateTable
CREATE TABLE "campaign_follower" (
    "campaign_id" INTEGER NOT NULL,
    "identity_id" INTEGER NOT NULL,
    "shown" TEXT NOT NULL,

    CONSTRAINT "campaign_follower_pkey" PRIMARY KEY ("campaign_id","identity_id")
);

-- AddForeignKey
ALTER TABLE "campaign_follower" ADD CONSTRAINT "campaign_follower_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_follower" ADD CONSTRAINT "campaign_follower_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
