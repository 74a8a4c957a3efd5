-- AlterTable
ALTER TABLE "RateBudget" ADD COLUMN "perSecond" DOUBLE PRECISION;

