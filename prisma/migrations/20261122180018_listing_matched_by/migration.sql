-- AlterTable
ALTER TABLE "Listing" ADD COLUMN     "matchedBy" TEXT NOT NULL DEFAULT 'channel';

