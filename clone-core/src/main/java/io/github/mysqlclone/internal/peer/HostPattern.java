package io.github.mysqlclone.internal.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * For which peers an account is, by the host in its name. Seen on 9.7.4: an address is compared with its text, wildcards and
 * masks of IPv4 included; a name only where the server looks for names, and a loopback address is {@code localhost} then.
 *
 * @param text the host in the account's name
 */
public record HostPattern(String text) {

    private static final Pattern ONE_ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** A name that begins so is never compared with a pattern that does (the manual, "Specifying Account Names"). */
    private static final Pattern BEGINS_AS_AN_ADDRESS = Pattern.compile("[0-9]+\\..*");

    private static final int BITS = 32;

    /** Whether it is for a peer. */
    public enum Match {
        /** It is. */
        YES,
        /** It is not. */
        NO,
        /** That goes by a name, which is the server's to find. */
        PERHAPS
    }

    /** How narrow it is: a server takes the narrowest account that matches, whichever user it has (seen on 9.7.4). */
    public enum Width {
        /** Everybody. */
        EVERYBODY,
        /** Several. */
        SEVERAL,
        /** One address or one name. */
        ONE
    }

    /** Returns how narrow it is. */
    public Width width() {
        if (text.isEmpty() || text.equals("%")) {
            return Width.EVERYBODY;
        }
        return text.contains("%") || text.contains("_") || text.contains("/") ? Width.SEVERAL : Width.ONE;
    }

    /**
     * How a server compares.
     *
     * @param looksForNames whether {@code skip_name_resolve} is off
     * @param knowsPrefixes whether it takes 10.0.0.0/8 for a range, as from 8.0.23 on (manual)
     */
    public record Rules(boolean looksForNames, boolean knowsPrefixes) {}

    /**
     * Compare. Which name a server finds for an address it alone knows: that this JVM finds one is no proof, as in a container.
     *
     * @param address as {@link IpText} writes it
     */
    public Match matches(String address, Rules rules) {
        if (width() == Width.EVERYBODY || isLike(address)) {
            return Match.YES;
        }
        if (text.contains("/")) {
            return text.indexOf('.', text.indexOf('/')) < 0 && !rules.knowsPrefixes() ? Match.NO : inRange(address);
        }
        if (ONE_ADDRESS.matcher(text).matches()) {
            return isSame(address) ? Match.YES : Match.NO;
        }
        if (!rules.looksForNames() || BEGINS_AS_AN_ADDRESS.matcher(text).matches()) {
            return Match.NO;
        }
        if (address.startsWith("127.") || address.equals("::1")) {
            return isLike("localhost") ? Match.YES : Match.NO;
        }
        return Match.PERHAPS;
    }

    /**
     * Returns whether an account of this host comes after one of another in a server's order, where both are for the same peer:
     * the later the first wildcard, the earlier the account (manual), and of one host that without a name is the last. Of ranges that is not known.
     */
    public boolean mayComeAfter(HostPattern other) {
        if (text.equals(other.text)) {
            return false;
        }
        return (text.contains("/") || other.text.contains("/"))
                ? width().compareTo(other.width()) <= 0
                : firstWildcard() < other.firstWildcard();
    }

    private int firstWildcard() {
        return Math.min(position('%'), position('_'));
    }

    private int position(char wildcard) {
        int found = text.isEmpty() && wildcard == '%' ? 0 : text.indexOf(wildcard);
        return found < 0 ? Integer.MAX_VALUE : found;
    }

    /** An account's host may be written in another way, such as 127.0.0.001. */
    private boolean isSame(String address) {
        try {
            return InetAddress.getByName(text).equals(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isLike(String peer) {
        StringBuilder regex = new StringBuilder();
        for (char character : text.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(
                    switch (character) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        default -> Pattern.quote(String.valueOf(character));
                    });
        }
        return peer.toLowerCase(Locale.ROOT).matches(regex.toString());
    }

    /** Of the fourth version only, as 255.255.255.0 or as 24. */
    private Match inRange(String address) {
        if (address.contains(":")) {
            return Match.NO;
        }
        String[] parts = text.split("/", 2);
        try {
            long mask = parts[1].contains(".") ? number(parts[1]) : -1L << (BITS - Integer.parseInt(parts[1]));
            return (number(address) & mask & 0xffffffffL) == (number(parts[0]) & 0xffffffffL) ? Match.YES : Match.NO;
        } catch (NumberFormatException | UnknownHostException e) {
            return Match.PERHAPS;
        }
    }

    private static long number(String address) throws UnknownHostException {
        if (!address.matches("[0-9.]+")) {
            throw new UnknownHostException(address);
        }
        long number = 0;
        for (byte part : InetAddress.getByName(address).getAddress()) {
            number = (number << Byte.SIZE) | (part & 0xff);
        }
        return number;
    }
}
