package io.github.mysqlclone.testkit.internal.pair;

import java.util.ArrayList;
import java.util.List;

/** A server's {@code clone_valid_donor_list}: from which donors it clones. */
public final class DonorList {

    public static final String OPTION = "loose_clone_valid_donor_list";

    private DonorList() {}

    /** Returns the value for one of several servers: the addresses of all others. */
    public static String ofOthers(List<String> addresses, int index) {
        List<String> others = new ArrayList<>(addresses);
        others.remove(index);
        return String.join(",", others);
    }

    /** Returns the statement that adds an address until the recipient's next restart. */
    public static String adding(String host, int port) {
        return "SET GLOBAL clone_valid_donor_list =" + " CONCAT_WS(',', NULLIF(@@GLOBAL.clone_valid_donor_list, ''), '"
                + host + ":" + port + "')";
    }
}
