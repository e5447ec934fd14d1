"""What administrators change: catalogues, people. No content is registered here."""

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group

from reporting import audit
from reporting.models import (
    ChallengeCategory,
    Institution,
    Kind,
    Membership,
    Objective,
    Population,
    Principle,
    Sector,
    State,
    User,
)

# Roles are memberships, an address is the account's own, a provider the environment's: Django's groups and allauth's
# lists stay unused.
admin.site.unregister([Group, EmailAddress, SocialAccount, SocialApp, SocialToken])


@admin.register(Institution)
class InstitutionAdmin(admin.ModelAdmin):
    """Only to be found here, for people's roles: «Instituciones» has pages of its own, which keep a record."""

    list_display = ["name", "acronym", "sector", "parent", "is_active"]
    list_select_related = ["sector", "parent"]
    search_fields = ["name", "acronym", "aliases__name"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class MembershipInline(admin.StackedInline):
    model = Membership
    autocomplete_fields = ["institution", "institutions", "objectives"]
    extra = 0


class NewUserForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name"]


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Accounts are deactivated, never deleted: what a person decided keeps their name."""

    form, add_form, change_password_form = UserChangeForm, NewUserForm, AdminPasswordChangeForm
    list_display = ["name", "email", "is_active", "last_login"]
    list_filter = ["is_active", "memberships__role"]
    search_fields = ["name", "email"]
    ordering = ["name"]
    fieldsets = [(None, {"fields": ["name", "email", "password", "is_active"]})]
    add_fieldsets = [(None, {"fields": ["name", "email", "usable_password", "password1", "password2"]})]
    filter_horizontal = []
    inlines = [MembershipInline]

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, *args, **kwargs):
        person = self.get_object(request, object_id)
        if person and person != request.user and request.method == "GET":
            audit.record("person_seen", by=request.user, about=person)
        return super().change_view(request, object_id, *args, **kwargs)

    def save_model(self, request, person, form, change):
        super().save_model(request, person, form, change)
        if not change:
            audit.record("account_opened", by=request.user, about=person)
        elif form.changed_data:
            audit.record("person_changed", by=request.user, about=person, fields=", ".join(form.changed_data))

    def save_formset(self, request, form, formset, change):
        """Roles given here are recorded like those given on the pages of people."""
        super().save_formset(request, form, formset, change)
        for action, memberships in (
            ("role_given", formset.new_objects),
            ("role_changed", [membership for membership, _fields in formset.changed_objects]),
            ("role_taken", formset.deleted_objects),
        ):
            for membership in memberships:
                audit.record(action, by=request.user, about=membership.user, role=str(membership))

    def user_change_password(self, request, *args, **kwargs):
        response = super().user_change_password(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            person = User.objects.get(pk=[*args, *kwargs.values()][0])
            audit.record("password_changed", by=request.user, about=person)
        return response


class FixedCatalogue(admin.ModelAdmin):
    """The Compact and the country fix these rows: their words may be corrected, no row comes or goes."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Objective)
class ObjectiveAdmin(FixedCatalogue):
    list_display = ["number", "label", "title"]
    search_fields = ["label", "title"]


@admin.register(Sector)
class SectorAdmin(FixedCatalogue):
    list_display = ["number", "name", "short"]


@admin.register(State)
class StateAdmin(FixedCatalogue):
    list_display = ["code", "name"]


@admin.register(Kind, Population, ChallengeCategory, Principle)
class CatalogueAdmin(admin.ModelAdmin):
    list_display = ["name", "position", "since", "until"]
    list_editable = ["position"]
