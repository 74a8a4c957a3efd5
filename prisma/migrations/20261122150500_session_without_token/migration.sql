-- AlterTable
ALTER TABLE "Session" ALTER COLUMN "accessTokenSealed" DROP NOT NULL;
