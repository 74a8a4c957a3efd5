-- AlterTable
ALTER TABLE "Session" DROP COLUMN "isOnline",
DROP COLUMN "onlineAccessInfo",
DROP COLUMN "state";
