package io.github.mysqlclone.testkit.internal.host;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One copy of a directory. A test waits for it, so several threads share the files: two have been seen to need two thirds
 * of the time of one. They are gone when it ends.
 */
record ParallelDirectoryCopy(Path from, Path to) {

    private static final int MOST_THREADS = 4;

    void run() throws IOException {
        List<Path> files = foldersFirst();
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
                work -> new Thread(work, "clone-testkit-copy"));
        try {
            List<Future<Path>> copies = new ArrayList<>();
            for (Path file : files) {
                copies.add(threads.submit(() -> copyContent(file, target(file))));
            }
            for (Future<Path> copy : copies) {
                copy.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while copying " + from + " to " + to);
        } catch (ExecutionException e) {
            throw new IOException("Cannot copy " + from + " to " + to + ": " + e.getCause(), e.getCause());
        } finally {
            end(threads);
        }
    }

    /** Copies all but ordinary files, and returns those. */
    private List<Path> foldersFirst() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                copyAsItIs(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    files.add(file);
                } else {
                    copyAsItIs(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private Path target(Path source) {
        return to.resolve(from.relativize(source).toString());
    }

    private void copyAsItIs(Path source) throws IOException {
        Files.copy(source, target(source), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    /** Lets the system move the bytes; before JDK 20, Files.copy does it itself in pieces of 8 KiB. */
    private static Path copyContent(Path source, Path target) throws IOException {
        try (FileChannel input = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel output =
                        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = input.size();
            long copied = 0;
            while (copied < size) {
                long more = input.transferTo(copied, size - copied, output);
                if (more <= 0) {
                    throw new EOFException(source + " has become shorter while it was copied");
                }
                copied += more;
            }
        }
        return Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(source));
    }

    /** Waits until nobody writes any more: whoever gets a failure removes what there is of the copy. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
