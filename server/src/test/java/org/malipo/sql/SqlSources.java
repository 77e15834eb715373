package org.malipo.sql;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads sources as the compiler does and notes every statement given to {@link JdbcClient}, and what evades its rules:
 * other ways to the database, and results read as a stream, which keep their connection until somebody closes them.
 */
final class SqlSources {
    private static final Set<String> OTHER_WAYS =
            Set.of(JdbcTemplate.class.getName(), NamedParameterJdbcTemplate.class.getName());
    private static final String RESULTS = JdbcClient.class.getName() + ".MappedQuerySpec";

    private final List<FoundSql> statements = new ArrayList<>();
    private final List<String> evasions = new ArrayList<>();

    private SqlSources() {}

    /** Reads all sources below the folder. */
    static SqlSources in(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            try (var manager = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null)) {
                return of(manager.getJavaFileObjectsFromPaths(sources));
            }
        }
    }

    static SqlSources of(Iterable<? extends JavaFileObject> files) throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        var task =
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostics, options, null, files);
        var found = new SqlSources();
        var units = new ArrayList<CompilationUnitTree>();
        task.parse().forEach(units::add);
        task.analyze();
        units.forEach(unit -> found.new Scanner(Trees.instance(task)).scan(unit, null));
        return found;
    }

    List<FoundSql> statements() {
        return statements;
    }

    /** {@return a sentence for each place that goes round the rules} */
    List<String> evasions() {
        return evasions;
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;

        Scanner(Trees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            var method = trees.getElement(new TreePath(getCurrentPath(), call.getMethodSelect()));
            if (method != null && method.getEnclosingElement() instanceof TypeElement type) {
                note(
                        call,
                        type.getQualifiedName().toString(),
                        method.getSimpleName().toString());
            }
            return super.visitMethodInvocation(call, null);
        }

        private void note(MethodInvocationTree call, String type, String method) {
            if (type.equals(JdbcClient.class.getName()) && method.equals("sql")) {
                var argument = call.getArguments().getFirst();
                statements.add(new FoundSql(place(call), constant(new TreePath(getCurrentPath(), argument))));
            } else if (OTHER_WAYS.contains(type)) {
                evasions.add(place(call) + " uses " + type + " instead of JdbcClient");
            } else if (type.equals(RESULTS) && method.equals("stream")) {
                evasions.add(place(call) + " reads a result as a stream, which leaks its connection: use list()");
            }
        }

        /** {@return the value of a compile-time constant (JLS 15.29) of type String, otherwise null} */
        private @Nullable String constant(TreePath path) {
            return switch (path.getLeaf()) {
                case LiteralTree literal -> String.valueOf(literal.getValue());
                case ParenthesizedTree inner -> constant(new TreePath(path, inner.getExpression()));
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> joined(path, sum);
                case IdentifierTree _, MemberSelectTree _ -> ofVariable(path);
                default -> null;
            };
        }

        private @Nullable String joined(TreePath path, BinaryTree sum) {
            var left = constant(path, sum.getLeftOperand());
            var right = constant(path, sum.getRightOperand());
            return left == null || right == null ? null : left + right;
        }

        private @Nullable String constant(TreePath parent, ExpressionTree part) {
            return constant(new TreePath(parent, part));
        }

        private @Nullable String ofVariable(TreePath path) {
            return trees.getElement(path) instanceof VariableElement variable && variable.getConstantValue() != null
                    ? variable.getConstantValue().toString()
                    : null;
        }

        private String place(Tree tree) {
            var unit = getCurrentPath().getCompilationUnit();
            var at = trees.getSourcePositions().getStartPosition(unit, tree);
            var file = Path.of(unit.getSourceFile().getName()).getFileName();
            return file + ":" + unit.getLineMap().getLineNumber(at);
        }
    }
}
