package io.github.mysqlclone.replication;

import java.util.Objects;
import java.util.Optional;

/**
 * Say how a replica's connection to its source is secured; an immutable value.
 *
 * @param tls whether it uses TLS or nothing
 * @param caFile the file, on the replica's host, with the authorities that may have signed the source's certificate; empty
 *     if the certificate is not checked
 * @param verifyIdentity whether the certificate must name the source's host, too
 * @param publicKeyRetrieval whether a connection without TLS may fetch the source's RSA key to hide the password with
 * @since 0.1.0
 */
public record SourceSecurity(boolean tls, Optional<String> caFile, boolean verifyIdentity, boolean publicKeyRetrieval) {

    /** No TLS and no key: for accounts of another plugin than caching_sha2_password. */
    static final SourceSecurity PLAIN = new SourceSecurity(false, Optional.empty(), false, false);

    /**
     * Check that the parts fit.
     *
     * @throws IllegalArgumentException if the file is empty or holds a NUL or a line break
     */
    public SourceSecurity {
        Objects.requireNonNull(caFile, "caFile");
        if (caFile.filter(file -> file.isBlank() || file.matches("(?s).*[\\x00\\r\\n].*"))
                .isPresent()) {
            throw new IllegalArgumentException(
                    "caFile: must be a path without NUL and line breaks (was '" + caFile.orElse("") + "')");
        }
    }

    SourceSecurity requireTls() {
        return new SourceSecurity(true, caFile, verifyIdentity, publicKeyRetrieval);
    }

    SourceSecurity checkedAgainst(String file, boolean identity) {
        return new SourceSecurity(true, Optional.of(file), identity, publicKeyRetrieval);
    }

    SourceSecurity withPublicKeyRetrieval() {
        return new SourceSecurity(tls, caFile, verifyIdentity, true);
    }
}
