package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/** Says which directories of schemas stay in the recipient's data directory when a replace clone has ended early. Pure. */
public final class LeftSchemaFolders {

    private static final String WHY =
            "no statement removes one, and CREATE DATABASE fails over it with 3678: remove it on the"
                    + " recipient's host, or clone again from the same donor";

    private LeftSchemaFolders() {}

    /**
     * List them.
     *
     * @param data what became of the recipient's own data: as long as nothing was dropped, nothing was made
     * @param before what was visible before; empty if that could not be read
     * @param orphansBefore what was there without a schema before, which this clone has not left
     * @param orphans what is there now without a schema
     */
    public static Optional<Leftover> of(
            CloneKind kind,
            RecipientData data,
            Optional<UserData> before,
            Fact<List<OrphanFolder>> orphansBefore,
            Fact<List<OrphanFolder>> orphans) {
        if (kind != CloneKind.REPLACE || data == RecipientData.UNTOUCHED || data == RecipientData.REPLACED) {
            return Optional.empty();
        }
        if (orphans instanceof Fact.Unknown<List<OrphanFolder>> unseen) {
            return Optional.of(
                    leftover("perhaps empty folders of the donor's schemas in its data directory, which could"
                            + " not be looked at: " + unseen.reason()));
        }
        List<String> earlier = orphansBefore.known().orElse(List.of()).stream()
                .map(OrphanFolder::folder)
                .toList();
        List<String> names = orphans.known().orElse(List.of()).stream()
                .filter(folder -> !earlier.contains(folder.folder()))
                .filter(folder -> folder.isEmpty() || wasThere(before, folder))
                .map(folder -> folder.folder() + "/" + (folder.isEmpty() ? "" : " (not empty)"))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        leftover("folders of schemas that are not there, in its data directory: " + Listing.of(names)));
    }

    /** One that is not empty may be anybody's, unless it was a schema's. */
    private static boolean wasThere(Optional<UserData> before, OrphanFolder folder) {
        return before.stream()
                .flatMap(data -> data.schemas().stream())
                .map(SchemaContent::name)
                .anyMatch(folder.schema()::equals);
    }

    private static Leftover leftover(String what) {
        return new Leftover(Side.RECIPIENT, what, Optional.empty(), WHY);
    }
}
