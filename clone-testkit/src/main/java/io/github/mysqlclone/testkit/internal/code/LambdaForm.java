package io.github.mysqlclone.testkit.internal.code;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.Optional;

/**
 * What the compiler made of a lambda. Its class has another name in each JVM; the method and the values that it holds are told by
 * what Java would write of it. Nothing is written.
 */
final class LambdaForm extends ObjectOutputStream {

    private Optional<SerializedLambda> found = Optional.empty();

    private LambdaForm() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /** Returns it; empty for a lambda that is not serializable, and for what is none. */
    static Optional<SerializedLambda> of(Object lambda) {
        try (LambdaForm form = new LambdaForm()) {
            form.writeObject(lambda);
            return form.found;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Is asked for the lambda itself first, which has put its form into its own place by then. */
    @Override
    protected Object replaceObject(Object object) throws IOException {
        if (found.isEmpty() && object instanceof SerializedLambda form) {
            found = Optional.of(form);
            return ""; // or what the lambda holds on to would be written as well
        }
        throw new NotSerializableException("no lambda");
    }
}
