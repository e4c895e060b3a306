package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.ServerCapabilities;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Components and loadable functions come along with {@code mysql.component} and {@code mysql.func}, their libraries do not.
 * The server starts without them and says so in its log only (seen on 9.7.4); what uses a function fails then, such as a
 * trigger while replication applies a row. The server compares active plugins only (3870).
 */
public final class LibrariesPresentCheck {

    private LibrariesPresentCheck() {}

    /** Look for the libraries, and name what comes new to the recipient. */
    public static Verdict librariesPresent(Subject subject) {
        return Verdict.on(
                subject.donorServer()
                        .flatMap(server -> server.details().inventory().installedComponents()),
                subject.donorServer()
                        .flatMap(server -> server.details().inventory().functions()),
                (components, functions) ->
                        missing(subject, components, functions).and(addition(subject, components, functions)));
    }

    private static Verdict missing(Subject subject, Set<String> components, Map<String, String> functions) {
        Map<String, String> needed = new TreeMap<>();
        components.forEach(name -> needed.put(name, name));
        functions.forEach((name, library) -> needed.put(name, stem(library)));
        needed.values().removeAll(inUse(subject));
        if (needed.isEmpty()) {
            return Verdict.passed();
        }
        return Verdict.on(subject.recipient().host().flatMap(HostFiles::pluginLibraries), files -> {
                    List<String> absent = absent(needed, files);
                    return Verdict.foundIf(!absent.isEmpty(), () -> lacking(absent));
                })
                .because("the recipient does not use " + Listing.of(List.copyOf(needed.keySet()))
                        + ", which the donor has: good enough only if its plugin_dir holds the libraries");
    }

    private static List<String> absent(Map<String, String> needed, Set<String> files) {
        Set<String> there = files.stream().map(LibrariesPresentCheck::stem).collect(Collectors.toSet());
        return needed.entrySet().stream()
                .filter(what -> !there.contains(what.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What works on the recipient has its library there. */
    private static Set<String> inUse(Subject subject) {
        ServerCapabilities here = subject.recipient().server().details().inventory();
        Set<String> names = new TreeSet<>(here.installedComponents().known().orElse(Set.of()));
        here.functions().known().ifPresent(functions -> functions.values().forEach(file -> names.add(stem(file))));
        subject.recipient()
                .server()
                .plugins()
                .known()
                .ifPresent(
                        plugins -> plugins.all().stream().map(Plugin::library).forEach(file -> names.add(stem(file))));
        return names;
    }

    /** Without the ending, which differs by platform. */
    private static String stem(String file) {
        return file.replaceFirst("\\.[^.]*$", "");
    }

    private static Finding lacking(List<String> names) {
        return Finding.warning(
                        Side.RECIPIENT,
                        "its plugin_dir lacks the libraries of what comes with the donor's tables: " + Listing.of(names)
                                + "; it will start without, and only its error log says so")
                .afterDataLoss()
                .remedy("Install the packages on the recipient that the donor has them from.");
    }

    private static Verdict addition(Subject subject, Set<String> components, Map<String, String> functions) {
        ServerCapabilities here = subject.recipient().server().details().inventory();
        return Verdict.on(here.installedComponents(), here.functions(), (ownComponents, ownFunctions) -> {
            Map<String, String> added = new TreeMap<>();
            components.forEach(name -> added.put(name, name));
            functions.forEach((name, library) -> added.put(name, stem(library)));
            added.keySet().removeAll(ownComponents);
            added.keySet().removeAll(ownFunctions.keySet());
            subject.recipient()
                    .host()
                    .flatMap(HostFiles::pluginLibraries)
                    .known()
                    .ifPresent(files -> absent(added, files).forEach(added::remove));
            return Verdict.foundIf(
                    !added.isEmpty(),
                    () -> Finding.notice(
                            Side.RECIPIENT,
                            "components and functions of the donor are new to it and work on the copy from the restart on: "
                                    + Listing.of(List.copyOf(added.keySet()))));
        });
    }
}
