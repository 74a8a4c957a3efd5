-- AlterTable
ALTER TABLE "Listing" ADD COLUMN     "changedAt" TEXT;

