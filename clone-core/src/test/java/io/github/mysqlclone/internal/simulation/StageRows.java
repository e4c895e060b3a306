package io.github.mysqlclone.internal.simulation;

import io.github.mysqlclone.internal.jdbc.Rows;
import java.util.List;
import java.util.Map;

/** The rows of {@code clone_progress}, as far as anybody here goes by them. */
final class StageRows {

    private StageRows() {}

    static List<Map<String, Object>> of(boolean isCopying, boolean isCopied) {
        return List.of(
                stage("FILE COPY", isCopying ? StatusRow.IN_PROGRESS : StatusRow.COMPLETED),
                stage("FILE SYNC", isCopied ? StatusRow.COMPLETED : "Not Started"));
    }

    private static Map<String, Object> stage(String name, String state) {
        return Rows.row(
                "STAGE",
                name,
                "STATE",
                state,
                "BEGIN_TIME",
                0,
                "END_TIME",
                0,
                "THREADS",
                1,
                "ESTIMATE",
                9,
                "DATA",
                5,
                "NETWORK",
                5);
    }
}
