package io.github.mysqlclone.internal.comparison;

/** What a schema may hold. */
enum ObjectKind {
    TABLE("table"),
    VIEW("view"),
    ROUTINE("routine"),
    TRIGGER("trigger"),
    EVENT("event");

    private final String word;

    ObjectKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
