//! Every reason that there is, by name. A new one does not compile here until it has a name, and then fails in the
//! corpus until somebody tampers with an archive for it.

use ballot::archive::{FileError, FrameError};
use ballot::threshold::{ParametersError, Wrong};
use ballot::verify::Reason;
use ballot::{
    BallotRefusal, CertificateError, CredentialsError, DecryptionError, ElectionError, ProofPlace,
    QuestionError, ResultError, TallyError, TrusteeKeyError, TrusteesError,
};

macro_rules! kinds {
    ($($name:ident)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($name),+ }

        impl Kind {
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

kinds! {
    Truncated FrameHeader Padding RecordTooLong
    ArchiveHeader ArchiveVersion Name Contents Time
    EventText Parent Height Payload DataRecords TooManyData NoEvent Order NoSetup
    SetupText SetupHashes
    ElectionText ElectionVersion Group NeutralKey NoQuestions TooManyChoices NoAnswers MinAboveMax
    TrusteesText Nobody OfUnknownSort NeutralProduct OtherKey
    KeyText KeyNeutral KeyKnowledge KeySigned ShareOther ShareUnsigned
    Setting Lengths Missing MessageTooLong MessageText Context CertificateKey CertificateUnsigned
    Coefficients CoefficientsUnsigned AcceptanceUnsigned Secrets NoLetter Secret Misfit OwnNote NoShare Repeated
    CredentialsText CredentialPoint CredentialWeight CredentialTwice
    CertificateText CertificateUuid CertificateCredentials CertificateNeutral CertificateSignature CertificateLength
    BallotTooLong BallotText BallotPoint OtherElection OtherFingerprint UnknownCredential SameBallot
    SignedHash Signature Answers Shape Individual Overall Blank
    NotTheProduct SizeText OtherTally Counted Weight
    PartTooLong PartText PartShape PartProof OtherPayload NoSuchTrustee PartTwice
    PartsMissing ResultTooLong ResultText ResultShape Number TooHeavy
}

pub fn of(reason: &Reason) -> Kind {
    match reason {
        Reason::File(why) => of_file(why),
        Reason::SetupData(_) => Kind::SetupText,
        Reason::SetupHashes => Kind::SetupHashes,
        Reason::Election(why) => of_election(why),
        Reason::Trustees(why) => of_trustees(why),
        Reason::OtherKey => Kind::OtherKey,
        Reason::Credentials(why) => match why {
            CredentialsError::Json(_) => Kind::CredentialsText,
            CredentialsError::Point { .. } => Kind::CredentialPoint,
            CredentialsError::Weight { .. } => Kind::CredentialWeight,
            CredentialsError::Twice { .. } => Kind::CredentialTwice,
        },
        Reason::Certificate(why) => match why {
            CertificateError::Json(_) => Kind::CertificateText,
            CertificateError::Uuid => Kind::CertificateUuid,
            CertificateError::Credentials => Kind::CertificateCredentials,
            CertificateError::Length { .. } => Kind::CertificateLength,
            CertificateError::Neutral => Kind::CertificateNeutral,
            CertificateError::Signature => Kind::CertificateSignature,
        },
        Reason::Ballot(why) => of_ballot(why),
        Reason::SameBallot => Kind::SameBallot,
        Reason::Tally(why) => match why {
            TallyError::NotTheProduct => Kind::NotTheProduct,
            TallyError::Json(_) => Kind::SizeText,
            TallyError::OtherTally => Kind::OtherTally,
            TallyError::Counted { .. } => Kind::Counted,
            TallyError::Weight { .. } => Kind::Weight,
        },
        Reason::Decryption(why) => of_part(why),
        Reason::Result(why) => of_result(why),
    }
}

fn of_file(why: &FileError) -> Kind {
    match why {
        FileError::Frame(FrameError::Truncated) => Kind::Truncated,
        FileError::Frame(FrameError::Header) => Kind::FrameHeader,
        FileError::Frame(FrameError::Padding) => Kind::Padding,
        FileError::TooLong { .. } => Kind::RecordTooLong,
        FileError::Header(_) => Kind::ArchiveHeader,
        FileError::Version(_) => Kind::ArchiveVersion,
        FileError::Name => Kind::Name,
        FileError::Contents => Kind::Contents,
        FileError::Time => Kind::Time,
        FileError::Event(_) => Kind::EventText,
        FileError::Parent => Kind::Parent,
        FileError::Height { .. } => Kind::Height,
        FileError::Payload => Kind::Payload,
        FileError::DataRecords { .. } => Kind::DataRecords,
        FileError::TooManyData => Kind::TooManyData,
        FileError::NoEvent => Kind::NoEvent,
        FileError::Order { .. } => Kind::Order,
        FileError::NoSetup => Kind::NoSetup,
    }
}

fn of_election(why: &ElectionError) -> Kind {
    match why {
        ElectionError::Json(_) => Kind::ElectionText,
        ElectionError::Version(_) => Kind::ElectionVersion,
        ElectionError::Group => Kind::Group,
        ElectionError::NeutralKey => Kind::NeutralKey,
        ElectionError::NoQuestions => Kind::NoQuestions,
        ElectionError::TooManyChoices { .. } => Kind::TooManyChoices,
        ElectionError::Question { why: QuestionError::NoAnswers, .. } => Kind::NoAnswers,
        ElectionError::Question { why: QuestionError::MinAboveMax, .. } => Kind::MinAboveMax,
    }
}

fn of_trustees(why: &TrusteesError) -> Kind {
    match why {
        TrusteesError::Json(_) => Kind::TrusteesText,
        TrusteesError::Nobody => Kind::Nobody,
        TrusteesError::UnknownKind { .. } => Kind::OfUnknownSort,
        TrusteesError::Key { why, .. } => of_key(why),
        TrusteesError::Threshold { why: ParametersError::Setting(_), .. } => Kind::Setting,
        TrusteesError::Threshold { why: ParametersError::Lengths, .. } => Kind::Lengths,
        TrusteesError::Threshold { why: ParametersError::Blame(why), .. } => of_message(&why.wrong),
        TrusteesError::NeutralProduct => Kind::NeutralProduct,
    }
}

fn of_key(why: &TrusteeKeyError) -> Kind {
    match why {
        TrusteeKeyError::Json(_) => Kind::KeyText,
        TrusteeKeyError::Neutral => Kind::KeyNeutral,
        TrusteeKeyError::Knowledge => Kind::KeyKnowledge,
        TrusteeKeyError::NeedlessSignature => Kind::KeySigned,
        TrusteeKeyError::OtherShare => Kind::ShareOther,
        TrusteeKeyError::Signature => Kind::ShareUnsigned,
    }
}

fn of_message(wrong: &Wrong) -> Kind {
    match wrong {
        Wrong::Missing => Kind::Missing,
        Wrong::TooLong => Kind::MessageTooLong,
        Wrong::Json(_) => Kind::MessageText,
        Wrong::Context => Kind::Context,
        Wrong::NeutralKey => Kind::CertificateKey,
        Wrong::CertificateSignature => Kind::CertificateUnsigned,
        Wrong::Coefficients { .. } => Kind::Coefficients,
        Wrong::CoefficientsSignature => Kind::CoefficientsUnsigned,
        Wrong::CertificatesSignature => Kind::AcceptanceUnsigned,
        Wrong::Secrets { .. } => Kind::Secrets,
        Wrong::NoLetter { .. } => Kind::NoLetter,
        Wrong::Secret(_) => Kind::Secret,
        Wrong::Misfit => Kind::Misfit,
        Wrong::OwnNote => Kind::OwnNote,
        Wrong::NoShare => Kind::NoShare,
        Wrong::Repeated { .. } => Kind::Repeated,
        Wrong::Key(why) => of_key(why),
    }
}

fn of_ballot(why: &BallotRefusal) -> Kind {
    match why {
        BallotRefusal::TooLong { .. } => Kind::BallotTooLong,
        BallotRefusal::Json(_) => Kind::BallotText,
        BallotRefusal::Point { .. } => Kind::BallotPoint,
        BallotRefusal::OtherElection => Kind::OtherElection,
        BallotRefusal::OtherFingerprint => Kind::OtherFingerprint,
        BallotRefusal::UnknownCredential => Kind::UnknownCredential,
        BallotRefusal::SignedHash => Kind::SignedHash,
        BallotRefusal::Signature => Kind::Signature,
        BallotRefusal::Answers { .. } => Kind::Answers,
        BallotRefusal::Shape { .. } => Kind::Shape,
        BallotRefusal::Proof(ProofPlace::Individual { .. }) => Kind::Individual,
        BallotRefusal::Proof(ProofPlace::Overall { .. }) => Kind::Overall,
        BallotRefusal::Proof(ProofPlace::Blank { .. }) => Kind::Blank,
    }
}

fn of_part(why: &DecryptionError) -> Kind {
    match why {
        DecryptionError::TooLong => Kind::PartTooLong,
        DecryptionError::Json(_) => Kind::PartText,
        DecryptionError::Shape => Kind::PartShape,
        DecryptionError::Proof { .. } => Kind::PartProof,
        DecryptionError::OtherPayload => Kind::OtherPayload,
        DecryptionError::NoSuchTrustee(_) => Kind::NoSuchTrustee,
        DecryptionError::Twice(_) => Kind::PartTwice,
    }
}

fn of_result(why: &ResultError) -> Kind {
    match why {
        ResultError::Missing { .. } => Kind::PartsMissing,
        ResultError::TooLong => Kind::ResultTooLong,
        ResultError::Json(_) => Kind::ResultText,
        ResultError::Shape => Kind::ResultShape,
        ResultError::Number { .. } => Kind::Number,
        ResultError::TooHeavy => Kind::TooHeavy,
    }
}
