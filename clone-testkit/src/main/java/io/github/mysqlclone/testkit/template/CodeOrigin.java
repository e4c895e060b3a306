package io.github.mysqlclone.testkit.template;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.Optional;

/**
 * Which piece of code it is that fills a template. The class of a lambda has another name in each JVM; what the compiler
 * made of it has the same, and is told by what Java would write of it. Nothing is written.
 */
final class CodeOrigin extends ObjectOutputStream {

    private Optional<SerializedLambda> lambda = Optional.empty();

    private CodeOrigin() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /** Returns the method and the values that it was given, as far as these read the same in every JVM. */
    static String of(Serializable work) {
        return lambda(work)
                .map(CodeOrigin::text)
                .orElseGet(() -> work.getClass().getName());
    }

    private static Optional<SerializedLambda> lambda(Serializable work) {
        if (!work.getClass().isHidden()) {
            return Optional.empty();
        }
        try (CodeOrigin origin = new CodeOrigin()) {
            origin.writeObject(work);
            return origin.lambda;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    protected Object replaceObject(Object object) {
        if (lambda.isEmpty() && object instanceof SerializedLambda found) {
            lambda = Optional.of(found);
            return ""; // or what the lambda holds on to would be written as well
        }
        return object;
    }

    private static String text(SerializedLambda lambda) {
        StringBuilder text = new StringBuilder(lambda.getImplClass())
                .append('.')
                .append(lambda.getImplMethodName())
                .append(lambda.getImplMethodSignature());
        for (int index = 0; index < lambda.getCapturedArgCount(); index++) {
            String value = value(lambda.getCapturedArg(index));
            text.append(' ').append(value.length()).append(':').append(value);
        }
        return text.toString();
    }

    private static String value(Object captured) {
        return captured instanceof String
                        || captured instanceof Boolean
                        || captured instanceof Character
                        || captured instanceof Byte
                        || captured instanceof Short
                        || captured instanceof Integer
                        || captured instanceof Long
                        || captured instanceof Float
                        || captured instanceof Double
                        || captured instanceof Enum
                ? captured.toString()
                : "?";
    }
}
