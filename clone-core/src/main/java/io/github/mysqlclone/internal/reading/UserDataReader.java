package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;

/** Reads with one statement which schemas and tables of users a server holds, as far as the account sees them. */
public final class UserDataReader {

    private UserDataReader() {}

    /** Read it; the grants say whether what is visible is all there is. */
    public static Fact<UserData> read(ServerConnection connection, Fact<Grants> grants) {
        AccountVisibility powers = new AccountVisibility(grants, Fact.unknown("of no matter here"));
        UnitedQuery query = new UnitedQuery(new ServerFactReader(connection), connection);
        return UserDataParts.read(query.ask(UserDataParts.of(powers)), powers);
    }
}
