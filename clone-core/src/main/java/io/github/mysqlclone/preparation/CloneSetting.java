package io.github.mysqlclone.preparation;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Set one of the plugin's variables for the time of a clone; ranges are checked here. Immutable.
 *
 * <p>All act where they are read: on the recipient, but for {@link #donorReconnectWindow}, which is the donor's. Names and
 * ranges by {@code clone_plugin.cc} of 9.7.4; a server that lacks one refuses it (1193), which preflight tells, also where
 * the plugin is yet to be installed.
 *
 * @since 0.1.0
 */
public final class CloneSetting {

    /** The only one that the donor reads. */
    private static final String DONOR_WINDOW = "clone_donor_timeout_after_network_failure";

    /** Limits are multiplied by 1 MiB in 32 bits; 4096 and more wrap. */
    private static final int MOST_BANDWIDTH = 4095;

    private final Map<String, String> values;

    private CloneSetting(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Copy with up to so many threads ({@code clone_max_concurrency}).
     *
     * @param threads 1 to 128; the server's default is 16
     * @return the setting
     * @throws IllegalArgumentException if it is out of range
     */
    public static CloneSetting concurrency(int threads) {
        return number("clone_max_concurrency", "threads", threads, 1, 128);
    }

    /**
     * Let the server find the number of threads, or use all from the beginning ({@code clone_autotune_concurrency}).
     *
     * <p>Better left on for what is small: of 32 MiB between two servers on two cores, 16 threads from the beginning took 1.4
     * times as long over a network of 100 MB/s, and three to five times as long without one (9.7.4, the benchmark's group
     * {@code settings}).
     *
     * @param on whether the server finds it, its default
     * @return the setting
     */
    public static CloneSetting autotuneConcurrency(boolean on) {
        return flag("clone_autotune_concurrency", on);
    }

    /**
     * Limit what is read and written ({@code clone_max_data_bandwidth}).
     *
     * @param mebibytesPerSecond 1 to 4095, or 0 for no limit; the server takes more, and then for something else
     * @return the setting
     * @throws IllegalArgumentException if it is out of range
     */
    public static CloneSetting dataBandwidth(int mebibytesPerSecond) {
        return number("clone_max_data_bandwidth", "mebibytesPerSecond", mebibytesPerSecond, 0, MOST_BANDWIDTH);
    }

    /**
     * Limit what goes over the network ({@code clone_max_network_bandwidth}).
     *
     * @param mebibytesPerSecond 1 to 4095, or 0 for no limit; the server takes more, and then for something else
     * @return the setting
     * @throws IllegalArgumentException if it is out of range
     */
    public static CloneSetting networkBandwidth(int mebibytesPerSecond) {
        return number("clone_max_network_bandwidth", "mebibytesPerSecond", mebibytesPerSecond, 0, MOST_BANDWIDTH);
    }

    /**
     * Compress what goes over the network ({@code clone_enable_compression}).
     *
     * <p>Pays only where the network is slower than a core compresses: 32 MiB, of which three eighths are repetitions, took at
     * best a tenth less over a network of 100 MB/s, and four to five times as long without one (9.7.4, on two cores, several
     * runs of the benchmark's group {@code settings}).
     *
     * @param on whether to; the server's default is not to
     * @return the setting
     */
    public static CloneSetting compression(boolean on) {
        return flag("clone_enable_compression", on);
    }

    /**
     * Let DDL on the donor wait while it is cloned ({@code clone_block_ddl}, set on the recipient, since 8.0.27).
     *
     * <p>The first clone of a donor that was started with {@code innodb_validate_tablespace_paths=OFF} holds up nothing,
     * whatever this says (seen on 9.7.4); the check {@code DDL} warns of it.
     *
     * @param on whether to; the server's default is not to
     * @return the setting
     */
    public static CloneSetting blockDdl(boolean on) {
        return flag("clone_block_ddl", on);
    }

    /**
     * Let the recipient verify the donor's certificate ({@code clone_ssl_ca}).
     *
     * @param authority the file of certificate authorities on the recipient's host
     * @return the setting
     * @throws IllegalArgumentException if it is empty or holds a NUL character
     */
    public static CloneSetting tlsAuthority(String authority) {
        return new CloneSetting(Map.of("clone_ssl_ca", file("authority", authority)));
    }

    /**
     * Let the recipient verify the donor's certificate and show one of its own ({@code clone_ssl_ca},
     * {@code clone_ssl_cert}, {@code clone_ssl_key}).
     *
     * @param authority the file of certificate authorities on the recipient's host
     * @param certificate the recipient's certificate there
     * @param key the certificate's key there
     * @return the setting
     * @throws IllegalArgumentException if one is empty or holds a NUL character
     */
    public static CloneSetting tlsFiles(String authority, String certificate, String key) {
        return new CloneSetting(Map.of(
                "clone_ssl_ca", file("authority", authority),
                "clone_ssl_cert", file("certificate", certificate),
                "clone_ssl_key", file("key", key)));
    }

    /**
     * Let the donor wait for a recipient that the network has cut off
     * ({@code clone_donor_timeout_after_network_failure}, set on the donor, since 8.0.24).
     *
     * @param window whole minutes, 0 to 30; the server's default is 5 minutes
     * @return the setting
     * @throws IllegalArgumentException if it is out of range or not of whole minutes
     */
    public static CloneSetting donorReconnectWindow(Duration window) {
        if (!window.equals(Duration.ofMinutes(window.toMinutes()))) {
            throw new IllegalArgumentException("window: must be whole minutes (was " + window + ")");
        }
        return number(DONOR_WINDOW, "window", window.toMinutes(), 0, 30);
    }

    /**
     * Wait after the drop of the recipient's data, for file systems that free space late
     * ({@code clone_delay_after_data_drop}, since 8.0.29).
     *
     * @param delay whole seconds, 0 to 3600; the server's default is 0
     * @return the setting
     * @throws IllegalArgumentException if it is out of range or not of whole seconds
     */
    public static CloneSetting delayAfterDataDrop(Duration delay) {
        if (!delay.equals(Duration.ofSeconds(delay.toSeconds()))) {
            throw new IllegalArgumentException("delay: must be whole seconds (was " + delay + ")");
        }
        return number("clone_delay_after_data_drop", "delay", delay.toSeconds(), 0, 3600);
    }

    /**
     * Wait that long for DDL that is under way before the clone gives up with 1205 ({@code clone_ddl_timeout}, set on the
     * recipient, in force on both sides).
     *
     * @param limit whole seconds, 0 to 30 days; the server's default is 300 seconds
     * @return the setting
     * @throws IllegalArgumentException if it is out of range or not of whole seconds
     */
    public static CloneSetting ddlTimeout(Duration limit) {
        if (!limit.equals(Duration.ofSeconds(limit.toSeconds()))) {
            throw new IllegalArgumentException("limit: must be whole seconds (was " + limit + ")");
        }
        return number("clone_ddl_timeout", "limit", limit.toSeconds(), 0, 2_592_000);
    }

    /**
     * Copy a local clone with buffers of this size ({@code clone_buffer_size}).
     *
     * @param mebibytes 1 to 256; the server's default is 4
     * @return the setting
     * @throws IllegalArgumentException if it is out of range
     */
    public static CloneSetting bufferSize(int mebibytes) {
        if (mebibytes < 1 || mebibytes > 256) {
            throw new IllegalArgumentException(
                    "mebibytes: must be within 1 to 256 for clone_buffer_size (was " + mebibytes + ")");
        }
        return new CloneSetting(Map.of("clone_buffer_size", Long.toString((long) mebibytes << 20)));
    }

    /** {@return the variables with their values} */
    public Map<String, String> values() {
        return values;
    }

    private static CloneSetting flag(String variable, boolean on) {
        return new CloneSetting(Map.of(variable, on ? "ON" : "OFF"));
    }

    private static CloneSetting number(String variable, String parameter, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(parameter + ": must be within " + least + " to " + most + " for "
                    + variable + " (was " + value + ")");
        }
        return new CloneSetting(Map.of(variable, Long.toString(value)));
    }

    private static String file(String parameter, String path) {
        Objects.requireNonNull(path, parameter);
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    parameter + ": must name a file and contain no NUL character (was '" + path + "')");
        }
        return path;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
