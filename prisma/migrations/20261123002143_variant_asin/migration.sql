-- AlterTable
ALTER TABLE "Variant" ADD COLUMN     "asin" TEXT NOT NULL DEFAULT '';

