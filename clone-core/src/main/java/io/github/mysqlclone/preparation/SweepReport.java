package io.github.mysqlclone.preparation;

import java.util.List;

/**
 * Tell what became of the temporary accounts of a donor, each as {@code 'user'@'host'} with its owner and expiry.
 *
 * @param dropped those that had expired
 * @param inUse those that have expired, but with which somebody is connected
 * @param valid those that have not expired
 * @since 0.1.0
 */
public record SweepReport(List<String> dropped, List<String> inUse, List<String> valid) {

    /** Copy the lists. */
    public SweepReport {
        dropped = List.copyOf(dropped);
        inUse = List.copyOf(inUse);
        valid = List.copyOf(valid);
    }
}
