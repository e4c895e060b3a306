package io.github.mysqlclone;

/**
 * What the statement says of TLS between recipient and donor.
 *
 * @since 0.1.0
 */
public enum SslClause {
    /** Nothing: TLS where the donor offers it; verified where the recipient has {@code clone_ssl_ca}. */
    PREFERRED("", ""),
    /** TLS or no clone. */
    REQUIRE_SSL(" REQUIRE SSL", "requireSsl"),
    /** No TLS. */
    REQUIRE_NO_SSL(" REQUIRE NO SSL", "requireNoSsl");

    private final String sql;
    private final String step;

    SslClause(String sql, String step) {
        this.sql = sql;
        this.step = step;
    }

    /** {@return the clause as it stands at the end of the statement, with a leading blank, or nothing} */
    public String sql() {
        return sql;
    }

    SslClause insteadOfNothing(SslClause wanted) {
        if (this != PREFERRED && this != wanted) {
            throw SpecRules.excluded(wanted.step, step);
        }
        return wanted;
    }
}
