-- CreateTable
CREATE TABLE "unit_change" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "change" JSONB NOT NULL,
    "shown" JSONB NOT NULL,
    "unit_ids" INTEGER[],
    "managed_from" INTEGER[],
    "undo" JSONB NOT NULL,
    "entered_by_id" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_by_id" INTEGER,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "unit_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_change_date_idx" ON "unit_change"("date");

-- AddForeignKey
ALTER TABLE "unit_change" ADD CONSTRAINT "unit_change_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_change" ADD CONSTRAINT "unit_change_taken_back_by_id_fkey" FOREIGN KEY ("taken_back_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
