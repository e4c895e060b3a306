package io.github.mysqlclone.progress;

import java.util.Optional;

/**
 * The seven stages of the plugin, in the order in which they run.
 *
 * @since 0.1.0
 */
public enum Stage {
    /** The recipient's own data is dropped: the point of no return of a replace clone. */
    DROP_DATA("DROP DATA"),
    /** Data files are copied. */
    FILE_COPY("FILE COPY"),
    /** Pages that changed meanwhile are copied. */
    PAGE_COPY("PAGE COPY"),
    /** Redo written meanwhile is copied. */
    REDO_COPY("REDO COPY"),
    /** Files are flushed to disk. */
    FILE_SYNC("FILE SYNC"),
    /** The recipient restarts; replace clones only. */
    RESTART("RESTART"),
    /** The recipient recovers on its new data; replace clones only. */
    RECOVERY("RECOVERY");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** {@return the server's own word, as in {@code performance_schema.clone_progress}} */
    public String label() {
        return label;
    }

    /**
     * {@return the stage with this label; empty for a label that is none of the seven}
     *
     * @param label the server's word, such as {@code FILE COPY}; letter case does not matter
     */
    public static Optional<Stage> ofLabel(String label) {
        for (Stage stage : values()) {
            if (stage.label.equalsIgnoreCase(label)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }

    /** {@return whether bytes are counted in this stage} */
    public boolean copiesBytes() {
        return switch (this) {
            case FILE_COPY, PAGE_COPY, REDO_COPY -> true;
            case DROP_DATA, FILE_SYNC, RESTART, RECOVERY -> false;
        };
    }
}
