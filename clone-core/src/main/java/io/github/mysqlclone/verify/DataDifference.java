package io.github.mysqlclone.verify;

import io.github.mysqlclone.server.Side;

/**
 * Say in what two servers differ.
 *
 * @since 0.1.0
 */
public sealed interface DataDifference {

    /** {@return the object it is about; for a schema its name alone} */
    String subject();

    /**
     * A schema is on one side only.
     *
     * @param schema its name
     * @param missingOn the side that lacks it
     */
    record SchemaMissing(String schema, Side missingOn) implements DataDifference {
        @Override
        public String subject() {
            return schema;
        }

        @Override
        public String toString() {
            return "schema " + schema + " is missing on the " + missingOn.word();
        }
    }

    /**
     * A schema is defined differently, such as with another default character set.
     *
     * @param schema its name
     * @param onDonor how the donor defines it
     * @param onRecipient how the recipient defines it
     */
    record SchemaDiffers(String schema, String onDonor, String onRecipient) implements DataDifference {
        @Override
        public String subject() {
            return schema;
        }

        @Override
        public String toString() {
            return "schema " + schema + " is defined differently: on the donor " + onDonor + "; on the recipient "
                    + onRecipient;
        }
    }

    /**
     * A table, view, function, procedure, trigger or event is on one side only.
     *
     * @param kind what it is, such as {@code table}
     * @param object its name
     * @param missingOn the side that lacks it
     */
    record ObjectMissing(String kind, TableName object, Side missingOn) implements DataDifference {
        @Override
        public String subject() {
            return object.toString();
        }

        @Override
        public String toString() {
            return kind + " " + object + " is missing on the " + missingOn.word();
        }
    }

    /**
     * An object is defined differently.
     *
     * @param kind what it is, such as {@code table}
     * @param object its name
     * @param onDonor how the donor defines it
     * @param onRecipient how the recipient defines it
     */
    record DefinitionDiffers(String kind, TableName object, String onDonor, String onRecipient)
            implements DataDifference {
        @Override
        public String subject() {
            return object.toString();
        }

        @Override
        public String toString() {
            return kind + " " + object + " is defined differently: on the donor " + onDonor + "; on the recipient "
                    + onRecipient;
        }
    }

    /**
     * A table has more rows on one side.
     *
     * @param table the table
     * @param onDonor rows on the donor
     * @param onRecipient rows on the recipient
     */
    record RowCountDiffers(TableName table, long onDonor, long onRecipient) implements DataDifference {
        @Override
        public String subject() {
            return table.toString();
        }

        @Override
        public String toString() {
            return "table " + table + " has " + onDonor + " rows on the donor, " + onRecipient + " on the recipient";
        }
    }

    /**
     * A table has as many rows on both sides, but not the same ones.
     *
     * @param table the table
     * @param onDonor its checksum on the donor
     * @param onRecipient its checksum on the recipient
     */
    record ChecksumDiffers(TableName table, long onDonor, long onRecipient) implements DataDifference {
        @Override
        public String subject() {
            return table.toString();
        }

        @Override
        public String toString() {
            return "table " + table + " has other rows: checksum " + onDonor + " on the donor, " + onRecipient
                    + " on the recipient";
        }
    }
}
