-- AlterTable
ALTER TABLE "ExportPlan" ADD COLUMN     "undoes" JSONB;

