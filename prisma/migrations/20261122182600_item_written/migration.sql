-- AlterTable
ALTER TABLE "ExportItem" ADD COLUMN     "written" JSONB;
