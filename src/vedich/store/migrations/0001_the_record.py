"""Make the tables of the record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import vedich.store.exact
import vedich.store.models.judged
from vedich.store.at_once import FirstTables


class Migration(FirstTables):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=80, unique=True)),
                ("active", models.BooleanField(default=True)),
                ("disabled_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Breakdown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("vi", models.CharField(max_length=200)),
                ("en", models.CharField(blank=True, max_length=200)),
                ("is_whole", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="ChainRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chain", models.CharField(max_length=60, unique=True)),
                ("seq", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("whole_seq", models.BigIntegerField(null=True)),
                ("whole_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chain", models.CharField(max_length=60, unique=True)),
                ("seq", models.BigIntegerField(default=0)),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(unique=True)),
                ("root", models.CharField(max_length=64)),
                ("heads", models.TextField()),
                ("public_key", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Regime",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("vi", models.CharField(max_length=300)),
                ("en", models.CharField(blank=True, max_length=300)),
                ("clock", models.CharField(max_length=16)),
                ("rules", models.TextField()),
                ("source", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.BigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("country", "country"),
                            ("province", "province"),
                            ("district", "district"),
                            ("commune", "commune"),
                            ("village", "village"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("placeholder", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None),
                            ("until", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="area_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Aggregate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("returned", "returned"),
                            ("approved", "approved"),
                            ("reopened", "reopened"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("content", models.TextField(blank=True)),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("reason", models.TextField(blank=True)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.area"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("party_committee", "party_committee"),
                            ("party_board", "party_board"),
                            ("council", "council"),
                            ("peoples_committee", "peoples_committee"),
                            ("government", "government"),
                            ("national_assembly", "national_assembly"),
                            ("ministry", "ministry"),
                            ("department", "department"),
                            ("statistics_office", "statistics_office"),
                            ("police", "police"),
                            ("military", "military"),
                            ("court_or_procuracy", "court_or_procuracy"),
                            ("front_or_union", "front_or_union"),
                            ("project_board", "project_board"),
                            ("enterprise", "enterprise"),
                            ("other", "other"),
                        ],
                        max_length=24,
                    ),
                ),
                ("vi", models.CharField(max_length=300)),
                ("en", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "above",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="store.agency",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made_of",
                        to="store.agency",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agencies",
                        to="store.area",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("vi", models.CharField(max_length=200)),
                ("en", models.CharField(blank=True, max_length=200)),
                (
                    "breakdown",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="categories",
                        to="store.breakdown",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60)),
                ("type", models.CharField(blank=True, max_length=20)),
                ("on", models.DateField(null=True)),
                ("title", models.TextField(blank=True)),
                ("is_draft", models.BooleanField(default=False)),
                ("illustration", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="store.area",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="store.agency",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AreaSuccession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merged_into", "merged_into"),
                            ("split_from", "split_from"),
                            ("renamed", "renamed"),
                            ("transferred", "transferred"),
                            ("unchanged", "unchanged"),
                        ],
                        max_length=16,
                    ),
                ),
                ("share", vedich.store.exact.ExactDecimalField(null=True)),
                ("weight_basis", models.CharField(blank=True, max_length=40)),
                ("estimated", models.BooleanField()),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="made_of", to="store.area"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="became", to="store.area"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DocumentRelation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("amends", "Amends"),
                            ("replaces", "Replaces"),
                            ("repeals", "Repeals"),
                            ("concretises", "Concretises"),
                            ("based_on", "Based On"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="store.document",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="related_from",
                        to="store.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("chain", models.CharField(max_length=60)),
                ("seq", models.BigIntegerField()),
                ("action", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("subject", models.CharField(max_length=120)),
                ("content", models.TextField()),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AreaOutline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("sha256", models.CharField(max_length=64)),
                ("rings", models.TextField()),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outlines", to="store.area"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AggregateStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "move",
                    models.CharField(
                        choices=[
                            ("submit", "submit"),
                            ("approve", "approve"),
                            ("return", "return"),
                            ("reopen", "reopen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("content", models.TextField(blank=True)),
                ("content_hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "aggregate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="store.aggregate",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                ("source_hash", models.CharField(max_length=64)),
                ("started_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IndicatorSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("vi", models.CharField(max_length=300)),
                ("en", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.document",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="aggregate",
            name="set",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.indicatorset",
            ),
        ),
        migrations.CreateModel(
            name="IndicatorVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("vi", models.CharField(max_length=400)),
                ("en", models.CharField(blank=True, max_length=400)),
                ("measure", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=12)),
                ("direction", models.CharField(max_length=8)),
                ("frequency", models.CharField(max_length=10)),
                ("aggregation", models.CharField(max_length=120)),
                ("subject", models.CharField(blank=True, max_length=40)),
                ("breakdowns", models.CharField(blank=True, max_length=400)),
                ("definition", models.TextField(blank=True)),
                ("source", models.TextField(blank=True)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="store.indicator",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("effect", models.CharField(max_length=160, unique=True)),
                ("payload", models.TextField()),
                ("due", models.DateTimeField()),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("done", models.BooleanField(default=False)),
                ("dead", models.BooleanField(default=False)),
                ("trouble", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["done", "dead", "due"], name="store_job_done_01e43c_idx")],
            },
        ),
        migrations.CreateModel(
            name="JudgedMoment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField()),
                ("boundaries", models.CharField(max_length=4)),
                ("borders", models.DateField()),
                ("only_approved", models.BooleanField(default=True)),
                ("token", models.CharField(default=vedich.store.models.judged._token, max_length=32)),
                ("used_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("as_of", "boundaries", "borders", "only_approved"), name="one_moment_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JudgedLeaves",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=0)),
                ("is_kept", models.BooleanField(default=False)),
                ("windows", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.area"
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leaves",
                        to="store.judgedmoment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JudgedDue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicators", models.TextField()),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.area"
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="due",
                        to="store.judgedmoment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JudgedBoard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.TextField(blank=True)),
                ("edition", models.PositiveIntegerField(default=0)),
                ("judged_at", models.DateTimeField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.area"
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="boards",
                        to="store.judgedmoment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JudgedResults",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.BinaryField()),
                ("windows", models.TextField()),
                (
                    "indicator",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.indicator",
                    ),
                ),
                (
                    "leaves",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="store.judgedleaves",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KeptReply",
            fields=[
                ("key", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("action", models.CharField(max_length=60)),
                ("request_hash", models.CharField(max_length=64)),
                ("reply", models.TextField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                ("period", models.CharField(max_length=40)),
                ("as_of", models.DateField()),
                (
                    "vintage",
                    models.CharField(
                        choices=[
                            ("forecast", "forecast"),
                            ("estimate_1", "estimate_1"),
                            ("estimate_2", "estimate_2"),
                            ("actual", "actual"),
                            ("preliminary", "preliminary"),
                            ("final", "final"),
                            ("corrected", "corrected"),
                        ],
                        max_length=12,
                    ),
                ),
                ("measure", models.CharField(max_length=80)),
                ("value", vedich.store.exact.ExactDecimalField(null=True)),
                ("value_max", vedich.store.exact.ExactDecimalField(null=True)),
                ("denominator", vedich.store.exact.ExactDecimalField(null=True)),
                ("words", models.TextField(blank=True)),
                ("printed", models.CharField(blank=True, max_length=80)),
                ("place", models.TextField(blank=True)),
                ("span_start", models.IntegerField(null=True)),
                ("span_end", models.IntegerField(null=True)),
                ("estimated", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="store.area",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.category",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="store.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="store.event",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="store.indicator",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="store.observation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=160, unique=True)),
                ("kind", models.CharField(max_length=60)),
                ("payload", models.TextField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("email", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("position", models.CharField(blank=True, max_length=200)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=2)),
                ("theme", models.CharField(blank=True, max_length=12)),
                ("size", models.CharField(blank=True, max_length=12)),
                ("motion", models.CharField(blank=True, max_length=12)),
                ("tours", models.TextField(blank=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preference",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reorganisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reorganisations",
                        to="store.area",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReorganisationVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("confirmed", "confirmed"),
                            ("effective", "effective"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("decision", models.CharField(blank=True, max_length=60)),
                ("decided_on", models.DateField(null=True)),
                ("title", models.TextField(blank=True)),
                ("content", models.TextField()),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
                (
                    "reorganisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="store.reorganisation",
                    ),
                ),
                (
                    "roles_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=40)),
                ("covers_start", models.DateField()),
                ("covers_end", models.DateField()),
                ("opens", models.DateField()),
                ("due", models.DateField(null=True)),
                ("locks", models.DateField(null=True)),
                ("closed", models.BooleanField(default=False)),
                (
                    "regime",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="periods", to="store.regime"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="aggregate",
            name="report_period",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aggregates",
                to="store.reportperiod",
            ),
        ),
        migrations.CreateModel(
            name="Reprint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("alone", "Alone"), ("again", "Again"), ("instead", "Instead")],
                        max_length=10,
                    ),
                ),
                ("printed", models.CharField(max_length=80)),
                ("measure", models.CharField(max_length=80)),
                ("place", models.TextField(blank=True)),
                ("span_start", models.IntegerField()),
                ("span_end", models.IntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reprints",
                        to="store.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reprints",
                        to="store.observation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Scheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField()),
                ("near_share", vedich.store.exact.ExactDecimalField(null=True)),
                ("near_points", vedich.store.exact.ExactDecimalField(null=True)),
                ("pace_safe", vedich.store.exact.ExactDecimalField(null=True)),
                ("pace_watch", vedich.store.exact.ExactDecimalField(null=True)),
                ("pace_risk", vedich.store.exact.ExactDecimalField(null=True)),
                ("names", models.TextField(blank=True)),
                ("source", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SetItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("label", models.CharField(blank=True, max_length=20)),
                ("heading", models.CharField(blank=True, max_length=400)),
                (
                    "above",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="store.setitem",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.indicator",
                    ),
                ),
                (
                    "set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="store.indicatorset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80, unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("period", models.CharField(max_length=40)),
                ("chain", models.CharField(max_length=60)),
                ("as_of_seq", models.BigIntegerField()),
                ("content", models.TextField()),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="snapshots", to="store.area"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StagedChunk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("first_row", models.BigIntegerField()),
                ("rows", models.PositiveIntegerField()),
                ("refused", models.PositiveIntegerField()),
                ("content", models.TextField()),
                ("troubles", models.TextField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chunks",
                        to="store.importrun",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("assigned", "assigned"),
                            ("entering", "entering"),
                            ("submitted", "submitted"),
                            ("returned", "returned"),
                            ("sent_up", "sent_up"),
                            ("refused", "refused"),
                            ("approved", "approved"),
                            ("correction_requested", "correction_requested"),
                            ("correcting", "correcting"),
                            ("corrected", "corrected"),
                            ("excluded", "excluded"),
                        ],
                        default="assigned",
                        max_length=24,
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("on_behalf", models.BooleanField(default=False)),
                ("open_until", models.DateField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="store.agency",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="store.area",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="store.submission",
                    ),
                ),
                (
                    "report_period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="store.reportperiod",
                    ),
                ),
                (
                    "set",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.indicatorset",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="observation",
            name="submission",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="observations",
                to="store.submission",
            ),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.TextField()),
                ("edition", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="store.submission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("move", models.CharField(max_length=24)),
                ("content_hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="store.submission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("label", models.CharField(blank=True, max_length=20)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="store.area"
                    ),
                ),
                (
                    "assigned_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assigned_down",
                        to="store.target",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.category",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="store.indicator",
                    ),
                ),
                (
                    "whole",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OfficeVerdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exceeded", "exceeded"),
                            ("met", "met"),
                            ("near", "near"),
                            ("missed", "missed"),
                            ("no_result", "no_result"),
                            ("not_due", "not_due"),
                            ("not_applicable", "not_applicable"),
                            ("qualitative_pending", "qualitative_pending"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="office_verdicts",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JudgedTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verdict", models.CharField(max_length=20)),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.area",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.indicator",
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="store.judgedmoment",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DeclaredJudgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=40)),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exceeded", "exceeded"),
                            ("met", "met"),
                            ("near", "near"),
                            ("missed", "missed"),
                            ("no_result", "no_result"),
                            ("not_due", "not_due"),
                            ("not_applicable", "not_applicable"),
                            ("qualitative_pending", "qualitative_pending"),
                        ],
                        max_length=20,
                    ),
                ),
                ("total", models.PositiveIntegerField(null=True)),
                ("met", models.PositiveIntegerField(null=True)),
                ("exceeded", models.PositiveIntegerField(null=True)),
                ("near", models.PositiveIntegerField(null=True)),
                ("missed", models.PositiveIntegerField(null=True)),
                ("no_result", models.PositiveIntegerField(null=True)),
                ("wording", models.CharField(blank=True, max_length=10)),
                ("status", models.CharField(blank=True, max_length=12)),
                ("place", models.TextField(blank=True)),
                ("surface", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.area"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declared",
                        to="store.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declared",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Confidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField()),
                ("rating", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confidences",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TargetAgency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("leads", models.BooleanField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.agency"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agencies",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TargetExplanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField()),
                ("gap", models.TextField()),
                ("external_causes", models.TextField(blank=True)),
                ("internal_causes", models.TextField(blank=True)),
                ("remedy", models.TextField(blank=True)),
                ("commitment", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="store.observation",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="store.submission",
                    ),
                ),
                (
                    "explanation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="store.targetexplanation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TargetSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("assigned", "assigned"),
                            ("adopted", "adopted"),
                            ("own_plan", "own_plan"),
                            ("party_resolution", "party_resolution"),
                            ("term", "term"),
                            ("stretch", "stretch"),
                            ("budget_estimate", "budget_estimate"),
                            ("scenario", "scenario"),
                            ("unknown", "unknown"),
                        ],
                        max_length=20,
                    ),
                ),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                ("period", models.CharField(max_length=40)),
                ("vi", models.CharField(blank=True, max_length=300)),
                ("declared_count", models.PositiveIntegerField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_sets",
                        to="store.area",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_sets",
                        to="store.document",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="target",
            name="set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="store.targetset"
            ),
        ),
        migrations.CreateModel(
            name="TargetVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("set", "Set"),
                            ("changed", "Changed"),
                            ("carried_over", "Carried Over"),
                            ("ended", "Ended"),
                            ("replaced", "Replaced"),
                        ],
                        default="set",
                        max_length=12,
                    ),
                ),
                ("since", models.DateField(null=True)),
                (
                    "operator",
                    models.CharField(
                        choices=[
                            ("at_least", "at_least"),
                            ("more_than", "more_than"),
                            ("at_most", "at_most"),
                            ("less_than", "less_than"),
                            ("equal", "equal"),
                            ("about", "about"),
                            ("between", "between"),
                            ("decrease_to", "decrease_to"),
                            ("decrease_by", "decrease_by"),
                            ("increase_by", "increase_by"),
                            ("keep", "keep"),
                            ("complete", "complete"),
                            ("rank_within", "rank_within"),
                            ("in_group", "in_group"),
                            ("text", "text"),
                        ],
                        max_length=14,
                    ),
                ),
                ("measure", models.CharField(max_length=80)),
                ("value", vedich.store.exact.ExactDecimalField(null=True)),
                ("value_max", vedich.store.exact.ExactDecimalField(null=True)),
                ("tolerance", vedich.store.exact.ExactDecimalField(null=True)),
                ("words", models.TextField(blank=True)),
                ("printed", models.CharField(blank=True, max_length=80)),
                ("higher_is_better", models.BooleanField(null=True)),
                ("reference", models.CharField(blank=True, max_length=40)),
                ("place", models.TextField(blank=True)),
                ("span_start", models.IntegerField(null=True)),
                ("span_end", models.IntegerField(null=True)),
                ("estimated", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.document",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="store.target",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TaskOrdered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("action", models.TextField()),
                ("lead", models.TextField(blank=True)),
                ("supports", models.TextField(blank=True)),
                ("deadline", models.CharField(blank=True, max_length=60)),
                ("assigner", models.TextField(blank=True)),
                ("place", models.TextField(blank=True)),
                ("span_start", models.IntegerField(null=True)),
                ("span_end", models.IntegerField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.area"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="store.document"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="store.area"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="store.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MachineReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("seconds", models.PositiveIntegerField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("vi", models.TextField(blank=True)),
                ("en", models.TextField(blank=True)),
                ("items", models.PositiveIntegerField(default=0)),
                ("findings", models.PositiveIntegerField(default=0)),
                ("content", models.BinaryField(null=True)),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reading", to="store.upload"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=12)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("accepted", "Accepted"),
                            ("corrected", "Corrected"),
                            ("rejected", "Rejected"),
                            ("undone", "Undone"),
                            ("committed", "Committed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("content", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.event"
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="store.upload",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Violation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("check_code", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("words_en", models.TextField(default="")),
                ("found_on", models.DateField()),
                ("gone_on", models.DateField(null=True)),
                ("due", models.DateField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.area",
                    ),
                ),
                (
                    "explained_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.event",
                    ),
                ),
                (
                    "violation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to="store.violation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgencyAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aliases", to="store.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "name"), name="one_alias_once")],
            },
        ),
        migrations.CreateModel(
            name="AgencyName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vi", models.CharField(max_length=300)),
                ("en", models.CharField(blank=True, max_length=300)),
                ("until", models.DateField()),
                ("decision", models.CharField(max_length=60)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="store.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "until"), name="one_name_of_an_agency_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("clerk", "clerk"),
                            ("specialist", "specialist"),
                            ("approver", "approver"),
                            ("leader", "leader"),
                            ("verifier", "verifier"),
                            ("indicator_manager", "indicator_manager"),
                            ("administrator", "administrator"),
                            ("security_officer", "security_officer"),
                            ("reader", "reader"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "acting_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.agency",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.area",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["user", "role"], name="store_appoi_user_id_def683_idx")],
            },
        ),
        migrations.CreateModel(
            name="AreaCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("system", models.CharField(default="gso", max_length=40)),
                ("code", models.CharField(max_length=40)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="store.area"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["system", "code"], name="store_areac_system_00e032_idx")],
            },
        ),
        migrations.CreateModel(
            name="AreaName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="store.area"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["name"], name="store_arean_name_4bbf8c_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "since"), name="one_name_from_a_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("since", None)), fields=("area",), name="one_first_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaParent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "hierarchy",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("party", "Party"),
                            ("statistics", "Statistics"),
                        ],
                        default="government",
                        max_length=12,
                    ),
                ),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parents", to="store.area"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="children", to="store.area"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["parent", "hierarchy"], name="store_areap_parent__c86241_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("area", models.F("parent")), _negated=True),
                        name="no_area_above_itself",
                    ),
                    models.UniqueConstraint(
                        fields=("area", "hierarchy", "since"), name="one_parent_from_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("since", None)),
                        fields=("area", "hierarchy"),
                        name="one_first_parent",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.UniqueConstraint(fields=("breakdown", "key"), name="one_category_once"),
        ),
        migrations.AddConstraint(
            model_name="areasuccession",
            constraint=models.UniqueConstraint(
                fields=("old", "new", "on"), name="one_step_between_two_areas"
            ),
        ),
        migrations.AddConstraint(
            model_name="areasuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("old", models.F("new")), _negated=True), name="no_area_becomes_itself"
            ),
        ),
        migrations.AddConstraint(
            model_name="areasuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estimated", True), ("kind", "split_from")),
                    models.Q(("estimated", False), models.Q(("kind", "split_from"), _negated=True)),
                    _connector="OR",
                ),
                name="estimated_exactly_where_split",
            ),
        ),
        migrations.AddConstraint(
            model_name="documentrelation",
            constraint=models.UniqueConstraint(
                fields=("document", "other", "kind"), name="one_relation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentrelation",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", models.F("other")), _negated=True),
                name="no_document_relates_to_itself",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["subject"], name="store_event_subject_60a250_idx"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("chain", "seq"), name="one_event_at_a_place"),
        ),
        migrations.AddIndex(
            model_name="areaoutline",
            index=models.Index(fields=["area", "since"], name="store_areao_area_id_484aaf_idx"),
        ),
        migrations.AddConstraint(
            model_name="indicatorversion",
            constraint=models.UniqueConstraint(fields=("indicator", "version"), name="one_version_once"),
        ),
        migrations.AddConstraint(
            model_name="judgedleaves",
            constraint=models.UniqueConstraint(fields=("moment", "area"), name="leaves_of_a_moment_once"),
        ),
        migrations.AddConstraint(
            model_name="judgedboard",
            constraint=models.UniqueConstraint(fields=("moment", "area"), name="one_board_of_a_moment"),
        ),
        migrations.AddConstraint(
            model_name="judgedresults",
            constraint=models.UniqueConstraint(fields=("leaves", "indicator"), name="results_of_leaves_once"),
        ),
        migrations.AddConstraint(
            model_name="reorganisationversion",
            constraint=models.UniqueConstraint(
                fields=("reorganisation", "edition"), name="one_edition_of_a_plan"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportperiod",
            constraint=models.UniqueConstraint(fields=("regime", "period"), name="one_period_of_a_regime"),
        ),
        migrations.AddConstraint(
            model_name="aggregate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("set__isnull", False)),
                fields=("report_period", "area", "set"),
                name="one_aggregate_of_a_set",
            ),
        ),
        migrations.AddConstraint(
            model_name="aggregate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("set__isnull", True)),
                fields=("report_period", "area"),
                name="one_aggregate_without_set",
            ),
        ),
        migrations.AddConstraint(
            model_name="setitem",
            constraint=models.UniqueConstraint(fields=("set", "position"), name="one_line_at_a_position"),
        ),
        migrations.AddConstraint(
            model_name="stagedchunk",
            constraint=models.UniqueConstraint(fields=("run", "number"), name="one_chunk_once"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("number", ""), _negated=True), ("issuer__isnull", False), ("on__isnull", False)
                ),
                fields=("issuer", "number", "on"),
                name="one_document_of_an_identity",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                condition=models.Q(("set__isnull", False)),
                fields=("report_period", "agency", "area", "set", "version"),
                name="one_report_of_a_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                condition=models.Q(("set__isnull", True)),
                fields=("report_period", "agency", "area", "version"),
                name="one_report_of_a_version_without_set",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(fields=["area", "indicator", "period_end"], name="observation_of_an_area"),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(fields=["indicator", "period_end"], name="observation_of_an_indicator"),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("document__isnull", False)),
                fields=["document"],
                name="observation_of_a_document",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("submission__isnull", False)),
                fields=["submission"],
                name="observation_of_a_report",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("supersedes__isnull", False)),
                fields=["supersedes"],
                name="observation_superseded",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"
                ),
                name="a_blank_is_no_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_end__gte", models.F("period_start"))),
                name="observed_period_is_a_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("supersedes", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="a_correction_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("submission", "user"), name="one_draft_of_a_person"),
        ),
        migrations.AddConstraint(
            model_name="officeverdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="an_office_says_why"
            ),
        ),
        migrations.AddIndex(
            model_name="judgedtarget",
            index=models.Index(fields=["moment", "area"], name="judged_of_an_area"),
        ),
        migrations.AddIndex(
            model_name="judgedtarget",
            index=models.Index(fields=["moment", "indicator"], name="judged_of_an_indicator"),
        ),
        migrations.AddConstraint(
            model_name="judgedtarget",
            constraint=models.UniqueConstraint(fields=("moment", "target"), name="one_judgement_of_a_moment"),
        ),
        migrations.AddConstraint(
            model_name="confidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("rating__gte", 1), ("rating__lte", 5)), name="rating_from_1_to_5"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("explanation__isnull", True),
                        ("observation__isnull", True),
                        ("submission__isnull", False),
                    ),
                    models.Q(
                        ("explanation__isnull", True),
                        ("observation__isnull", False),
                        ("submission__isnull", True),
                    ),
                    models.Q(
                        ("explanation__isnull", False),
                        ("observation__isnull", True),
                        ("submission__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="evidence_proves_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetset",
            constraint=models.UniqueConstraint(
                fields=("document", "basis", "area", "period"), name="one_set_of_a_document_and_basis"
            ),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(fields=["area", "indicator"], name="store_targe_area_id_c49e39_idx"),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
            constraint=models.UniqueConstraint(fields=("target", "version"), name="one_target_version_once"),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("span_start", None), ("span_end__gte", models.F("span_start")), _connector="OR"
                ),
                name="target_span_is_a_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(fields=("area", "file"), name="one_upload_of_a_file"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["upload", "item"], name="store_decis_upload__dc2367_idx"),
        ),
        migrations.AddConstraint(
            model_name="violation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gone_on__isnull", True)),
                fields=("check_code", "subject"),
                name="one_open_violation_once",
            ),
        ),
    ]
