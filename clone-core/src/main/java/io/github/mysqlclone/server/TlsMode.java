package io.github.mysqlclone.server;

/**
 * Say how far a connection from this JVM insists on TLS; the names are those of the driver's {@code sslMode}.
 *
 * @since 0.1.0
 */
public enum TlsMode {
    /** Plain connections only. */
    DISABLED,
    /** TLS where the server offers it, plain otherwise; the driver's default. */
    PREFERRED,
    /** TLS or no connection; the certificate is not checked. */
    REQUIRED,
    /** TLS with a certificate that a trusted authority signed. */
    VERIFY_CA,
    /** As {@link #VERIFY_CA}, and the certificate names the host. */
    VERIFY_IDENTITY
}
