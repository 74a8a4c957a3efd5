-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "accessVersion" INTEGER NOT NULL DEFAULT 0;

