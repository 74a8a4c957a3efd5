-- AlterTable
ALTER TABLE "Listing" ADD COLUMN     "details" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Variant" ADD COLUMN     "gtinKey" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Variant_gtinKey_idx" ON "Variant"("gtinKey");

