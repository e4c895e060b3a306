package io.github.mysqlclone.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lays a report out for people: one row a check, long texts wrapped, remedies numbered below. */
final class ReportTable {

    private static final int WIDTH = 76;
    private static final int ID_WIDTH = 24;
    private static final int OUTCOME_WIDTH = 9;
    private static final int TEXT_COLUMN = ID_WIDTH + OUTCOME_WIDTH;

    private final List<String> lines = new ArrayList<>();
    private final List<String> remedies = new ArrayList<>();

    ReportTable(PreflightReport report) {
        report.results().forEach(this::addResult);
        for (int i = 0; i < remedies.size(); i++) {
            String number = "[" + (i + 1) + "] ";
            lines.addAll(wrap(number, remedies.get(i), number.length()));
        }
        lines.add(summary(report));
    }

    private void addResult(CheckResult result) {
        String id = String.format(Locale.ROOT, "%-" + ID_WIDTH + "s", result.id());
        String head = id;
        for (Finding finding : result.findings()) {
            addRow(head, finding.severity().name(), text(finding));
            head = "";
        }
        if (result.findings().isEmpty()) {
            addRow(head, word(result.outcome()), result.reason());
        } else if (result.lacksFacts()) {
            addRow("", "unknown", result.reason());
        }
    }

    private void addRow(String head, String word, String text) {
        String columns = String.format(Locale.ROOT, "%-" + ID_WIDTH + "s%-" + OUTCOME_WIDTH + "s", head, word);
        lines.addAll(wrap(columns, text, TEXT_COLUMN));
    }

    private String text(Finding finding) {
        StringBuilder text =
                new StringBuilder(finding.side().word()).append(": ").append(finding.message());
        finding.errorNumber()
                .ifPresent(
                        number -> text.append(" (server error ").append(number).append(')'));
        if (finding.onlyAfterDataLoss()) {
            text.append(text.charAt(text.length() - 1) == '.' ? " " : ". ")
                    .append("The server would not say so before the recipient's data is gone.");
        }
        finding.remedy().ifPresent(remedy -> {
            remedies.add(remedy);
            text.append(" [").append(remedies.size()).append(']');
        });
        return text.toString();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "ok";
            case FOUND -> "found";
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "-";
            case SKIPPED -> "skipped";
        };
    }

    private static String summary(PreflightReport report) {
        long lacking = report.results().stream().filter(CheckResult::lacksFacts).count();
        return count(report.findings(Severity.ERROR).size(), "error") + ", "
                + count(report.findings(Severity.WARNING).size(), "warning") + ", "
                + count(report.findings(Severity.NOTICE).size(), "notice") + ", "
                + count(lacking, "check") + (lacking == 1 ? " lacks facts" : " lack facts");
    }

    private static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** Breaks at blanks where it can; a word longer than the line is cut, so that no line is wider than it may be. */
    private static List<String> wrap(String head, String text, int indent) {
        List<String> wrapped = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        boolean fresh = true;
        for (String word : text.split("\\s+", -1)) {
            String rest = word;
            while (!rest.isEmpty()) {
                int room = WIDTH - line.length() - (fresh ? 0 : 1);
                if (rest.length() <= room || (fresh && room > 0)) {
                    int taken = Math.min(rest.length(), room);
                    line.append(fresh ? "" : " ").append(rest, 0, taken);
                    rest = rest.substring(taken);
                    fresh = false;
                }
                if (!rest.isEmpty()) {
                    wrapped.add(line.toString());
                    line = new StringBuilder(" ".repeat(indent));
                    fresh = true;
                }
            }
        }
        wrapped.add(line.toString());
        return wrapped.stream().map(String::stripTrailing).collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
