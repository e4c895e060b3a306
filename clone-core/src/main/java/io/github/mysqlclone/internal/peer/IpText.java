package io.github.mysqlclone.internal.peer;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Writes an address as a server writes that of its peer, as account hosts are compared by text: IPv6 by RFC 5952, in lower
 * case, without leading zeros, the first of the longest runs of zeros left out.
 */
public final class IpText {

    private static final int GROUPS = 8;

    private IpText() {}

    /** Write it. */
    public static String of(InetAddress address) {
        return address instanceof Inet6Address ? sixteenBytes(address.getAddress()) : address.getHostAddress();
    }

    private static String sixteenBytes(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int from = GROUPS;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && groups[i + zeros] == 0) {
                zeros++;
            }
            if (zeros > length) {
                from = i;
                length = zeros;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
