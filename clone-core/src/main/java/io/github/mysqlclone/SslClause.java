package io.github.mysqlclone;

/** What the statement says of TLS between recipient and donor. */
public enum SslClause {
    /** Nothing: TLS where the donor offers it; verified where the recipient has {@code clone_ssl_ca}. */
    PREFERRED(""),
    /** TLS or no clone. */
    REQUIRE_SSL(" REQUIRE SSL"),
    /** No TLS. */
    REQUIRE_NO_SSL(" REQUIRE NO SSL");

    private final String sql;

    SslClause(String sql) {
        this.sql = sql;
    }

    /** Returns the clause as it stands at the end of the statement, with a leading blank, or nothing. */
    public String sql() {
        return sql;
    }
}
