package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoragePartsTest {

    private static List<String> files(int number) {
        return Collections.nCopies(number, "/fast/a.ibd");
    }

    /** So that one that is in the way is never overlooked in silence. */
    @Test
    void knowsNothingOfFilesThatAreTooManyToReadThemAll() {
        assertThat(StorageParts.unlessMore(files(StorageParts.MOST_FILES)).known())
                .contains(files(StorageParts.MOST_FILES));
        assertThat(StorageParts.unlessMore(files(StorageParts.MOST_FILES + 1)).known())
                .isEmpty();
    }
}
