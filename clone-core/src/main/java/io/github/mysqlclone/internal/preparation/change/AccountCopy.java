package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/**
 * The temporary account in the copy: the clone brings it along.
 *
 * @param directory the directory of the copy; empty where the recipient itself becomes the copy
 */
public record AccountCopy(AccountChange account, String directory) implements Change {

    @Override
    public Side side() {
        return Side.RECIPIENT;
    }

    @Override
    public PreparationPart part() {
        return PreparationPart.ACCOUNT;
    }

    @Override
    public String what() {
        return directory.isEmpty()
                ? account.what() + ", copied from the donor"
                : account.what() + " in the copy in " + directory;
    }

    @Override
    public List<String> statements() {
        return List.of();
    }

    @Override
    public Optional<String> undo() {
        return account.undo();
    }
}
