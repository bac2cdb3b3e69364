-- CreateTable
CREATE TABLE "uploaded_file" (
    "account_id" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,
    "platform_file_id" TEXT NOT NULL,
    "sent_as" TEXT NOT NULL,

    CONSTRAINT "uploaded_file_pkey" PRIMARY KEY ("account_id","file_id")
);

-- CreateIndex
CREATE INDEX "uploaded_file_file_id_idx" ON "uploaded_file"("file_id");

-- AddForeignKey
ALTER TABLE "uploaded_file" ADD CONSTRAINT "uploaded_file_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "channel_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploaded_file" ADD CONSTRAINT "uploaded_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
