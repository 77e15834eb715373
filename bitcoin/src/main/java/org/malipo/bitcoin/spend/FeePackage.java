package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * An unconfirmed transaction among its relatives in the mempool, as a node tells of it.
 * @param vbytes of the transaction itself
 * @param ancestorVbytes of it and what it stands on
 * @param descendantVbytes of it and what stands on it
 */
public record FeePackage(
        long vbytes,
        Satoshi fee,
        long ancestorVbytes,
        Satoshi ancestorFee,
        long descendantVbytes,
        Satoshi descendantFee) {
    /** {@return a transaction without relatives} */
    public static FeePackage alone(long vbytes, Satoshi fee) {
        return new FeePackage(vbytes, fee, vbytes, fee, vbytes, fee);
    }

    /** {@return the size of the transaction with all its relatives, in vbytes} */
    public long packageVbytes() {
        return descendantVbytes + ancestorVbytes - vbytes;
    }

    public Satoshi packageFee() {
        return descendantFee.plus(ancestorFee).minus(fee);
    }

    /** {@return what the whole package pays} */
    public SatPerVbyte effectiveRate() {
        return SatPerVbyte.of(packageFee(), packageVbytes());
    }

    /** {@return what must be added so that the whole package pays this rate; zero or less where it does} */
    public Satoshi bump(SatPerVbyte target) {
        return target.feeOf(packageVbytes()).minus(packageFee());
    }

    /** {@return the fee of a child of this size that lifts the package to this rate} */
    public Satoshi childFee(SatPerVbyte target, long childVbytes) {
        return target.feeOf(packageVbytes() + childVbytes).minus(packageFee());
    }

    /**
     * {@return the lowest rate that a replacement may ask for}: the increment above what is paid now, and so much that the
     * transaction by itself reaches what nodes take
     */
    public SatPerVbyte lowestRate(SatPerVbyte incrementalRelay, SatPerVbyte mempoolMinimum) {
        var now = packageFee().toLong();
        var exact = new BigDecimal(now).divide(new BigDecimal(packageVbytes()), 3, RoundingMode.CEILING);
        var raised = new SatPerVbyte(exact.add(incrementalRelay.value()));
        var missing = mempoolMinimum.feeOf(vbytes).minus(fee.plus(bump(raised)));
        if (missing.toLong() <= 0) {
            return raised;
        }
        var more = new BigDecimal(missing.toLong()).divide(new BigDecimal(packageVbytes()), 3, RoundingMode.CEILING);
        return new SatPerVbyte(raised.value().add(more));
    }
}
